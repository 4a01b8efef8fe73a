/** The middle of the window: the photo and the object on it. */
package shapefit.app.viewport;
