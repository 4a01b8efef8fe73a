/** The studio: its window, and what holds it together. */
package shapefit.app;
