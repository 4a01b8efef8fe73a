/** The region "Runs": every fit that was made, to go back to and to compare. */
package shapefit.app.runs;
