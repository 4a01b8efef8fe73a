/** Faces and pixels as the CPU and the OpenCL rasterizer set them up before they draw, tile by tile. */
package shapefit.raster.tiles;
