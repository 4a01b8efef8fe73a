/** {@link shapefit.Main}: no arguments open the studio, others the command line. */
package shapefit;
