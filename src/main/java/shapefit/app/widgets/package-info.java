/** Controls that are used more than once. */
package shapefit.app.widgets;
