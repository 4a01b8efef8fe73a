/** What the studio works on: immutable states, and the way from one to the next. */
package shapefit.app.document;
