/** Published experiments, run again: each one command, seeded, with our rows beside the published ones. */
package shapefit.experiment;
