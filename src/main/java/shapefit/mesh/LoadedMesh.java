package shapefit.mesh;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What came out of a mesh file.
 *
 * @param mesh the mesh
 * @param warnings one sentence for each thing that was left out, such as a texture that is missing; empty if all is there
 * @param neighbors the other files that were read, such as materials and pictures; all in the mesh's folder or below
 */
public record LoadedMesh(Mesh mesh, List<String> warnings, Set<Path> neighbors) {

    /** Copies the lists. */
    public LoadedMesh {
        warnings = List.copyOf(warnings);
        neighbors = Set.copyOf(neighbors);
    }

    /** The same with another mesh. */
    LoadedMesh with(Mesh other) {
        return new LoadedMesh(other, warnings, neighbors);
    }
}
