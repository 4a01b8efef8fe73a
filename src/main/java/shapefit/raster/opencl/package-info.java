/** The soft rasterizer on a device with OpenCL, through Aparapi; the only package that knows Aparapi. */
package shapefit.raster.opencl;
