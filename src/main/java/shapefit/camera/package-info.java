/** Where we look from: pose, lens, projection and its derivative. */
package shapefit.camera;
