/** Scene to picture and back; the one place that picks a backend. */
package shapefit.render;
