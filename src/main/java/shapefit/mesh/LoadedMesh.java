package shapefit.mesh;

import java.util.List;

/**
 * What came out of a mesh file.
 *
 * @param mesh the mesh
 * @param warnings one sentence for each thing that was left out, such as a texture that is missing; empty if all is there
 */
public record LoadedMesh(Mesh mesh, List<String> warnings) {

    /** Copies the list. */
    public LoadedMesh {
        warnings = List.copyOf(warnings);
    }
}
