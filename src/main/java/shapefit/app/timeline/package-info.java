/** The bottom of the window: how the fit goes. */
package shapefit.app.timeline;
