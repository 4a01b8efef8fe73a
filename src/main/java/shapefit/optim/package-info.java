/** How to step: Adam and friends on flat parameters, and ramps for what changes during a fit. */
package shapefit.optim;
