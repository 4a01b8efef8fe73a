/** Soft triangles, the contract: what a soft rasterizer takes, gives and promises. */
package shapefit.raster;
