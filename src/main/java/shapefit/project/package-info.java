/** What files of our own say: cameras, poses and projects; read strictly, written all at once. */
package shapefit.project;
