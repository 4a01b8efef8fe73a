/** What computes: finds it out, says it, and lets a person choose. */
package shapefit.app.devices;
