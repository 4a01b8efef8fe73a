/** Colours, letters and sizes. */
package shapefit.app.theme;
