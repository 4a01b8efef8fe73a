package shapefit.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final int[] TETRAHEDRON = {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3};

    private static Topology of(int vertexCount, int... faces) {
        return Topology.of(Mesh.of(new float[3 * vertexCount], faces));
    }

    @Test
    void tetrahedronHasSixSortedEdgesAndIsClosed() {
        Topology topology = of(4, TETRAHEDRON);

        assertThat(topology.edgeCount()).isEqualTo(6);
        assertThat(topology.edges()).containsExactly(0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3);
        assertThat(topology.boundaryEdges()).isZero();
        assertThat(topology.nonManifoldEdges()).isZero();
    }

    @Test
    void oppositesFollowTheOrderOfTheFaces() {
        assertThat(of(4, TETRAHEDRON).edgeOpposites()).containsExactly(2, 3, 1, 3, 1, 2, 0, 3, 0, 2, 1, 0);
    }

    @Test
    void neighborsAreSortedAndLonelyVerticesHaveNone() {
        Topology topology = of(6, 5, 3, 0, 0, 3, 1);

        assertThat(topology.neighborStart()).containsExactly(0, 3, 5, 5, 8, 8, 10);
        assertThat(topology.neighbors()).containsExactly(1, 3, 5, 0, 3, 0, 1, 5, 0, 3);
    }

    @Test
    void boundaryAndNonManifoldEdgesAreCounted() {
        Topology fin = of(5, 0, 1, 2, 1, 0, 3, 0, 1, 4);

        assertThat(fin.boundaryEdges()).isEqualTo(6);
        assertThat(fin.nonManifoldEdges()).isEqualTo(1);
        assertThat(fin.edgeOpposites()).startsWith(2, 3);
    }

    @Test
    void aBoundaryEdgeHasNoSecondOpposite() {
        assertThat(of(3, 0, 1, 2).edgeOpposites()).containsExactly(2, -1, 1, -1, 0, -1);
    }

    @Test
    void facesThatNameAVertexTwiceAreLeftOut() {
        assertThat(of(3, 0, 1, 1).edgeCount()).isZero();
    }

    @Test
    void aMeshWithoutFacesHasNoEdges() {
        assertThat(of(2).neighborStart()).containsExactly(0, 0, 0);
        assertThat(of(0).edgeCount()).isZero();
    }
}
