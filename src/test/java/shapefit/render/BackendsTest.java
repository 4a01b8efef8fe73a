package shapefit.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import shapefit.raster.SoftRasterizer;
import shapefit.render.Survey.Finding;
import shapefit.testing.OpenCl;

class BackendsTest {

    @Test
    void theProcessorAlwaysWorksAndTheReferenceIsThereByName() {
        List<Finding> findings = Backends.survey().findings();
        assertThat(findings.get(0).name()).isEqualTo("cpu");
        assertThat(findings.get(0).usable()).isTrue();
        assertThat(findings).anyMatch(finding -> finding.name().equals("reference") && finding.usable());
        assertThat(findings).allMatch(finding -> !finding.reason().isBlank());
    }

    @Test
    void everyFindingOpensByItsNameOrSaysWhyNot() {
        for (Finding finding : Backends.survey().findings()) {
            if (finding.usable()) {
                try (SoftRasterizer rasterizer = Backends.open(finding.name(), 1)) {
                    assertThat(finding.name()).startsWith(rasterizer.name());
                }
            } else {
                assertThatThrownBy(() -> Backends.open(finding.name(), 1)).hasMessageContaining(finding.reason());
            }
        }
    }

    @Test
    void anOpenClDeviceThatIsNoGpuIsTakenByNameOnly() {
        boolean gpu = OpenCl.device().gpu();
        assertThat(Backends.survey().automatic().name()).isEqualTo(gpu ? "opencl" : "cpu");
        assertThat(Backends.survey().automatic().reason()).isNotBlank();
        try (SoftRasterizer named = Backends.open("opencl", 1)) {
            assertThat(named.name()).isEqualTo("opencl");
        }
        try (SoftRasterizer automatic = Backends.open(Backends.AUTO, 1)) {
            assertThat(automatic.name()).isEqualTo(gpu ? "opencl" : "cpu");
        }
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Backends.open("cuda", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no backend \"cuda\"; take auto, cpu, opencl or reference");
        OpenCl.device();
        assertThatThrownBy(() -> Backends.open("opencl:99", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opencl:99")
                .hasMessageContaining("shapefit devices");
    }
}
