/** The fit and the picture of the studio: one thread each, and models without nodes. */
package shapefit.app.fit;
