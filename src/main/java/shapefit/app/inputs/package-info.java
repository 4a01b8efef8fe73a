/** The left of the window: what is fitted to what. */
package shapefit.app.inputs;
