/** Opens and saves documents. */
package shapefit.app.files;
