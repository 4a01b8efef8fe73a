/** Triangle meshes: vertices, faces, colours, adjacency; readers, writers and shapes made by our own code. */
package shapefit.mesh;
