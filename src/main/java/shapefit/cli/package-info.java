/** One class per command; plain text and exit codes. */
package shapefit.cli;
