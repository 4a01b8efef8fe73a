/** Float images and masks: reading, writing, colour space, cropping and resizing. */
package shapefit.image;
