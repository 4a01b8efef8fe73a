/** One sentence about how it goes, with the button that helps. */
package shapefit.app.advice;
