/** Timed runs that print numbers for machines. */
package shapefit.bench;
