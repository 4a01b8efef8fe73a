/** The right of the window: how it is fitted. */
package shapefit.app.inspector;
