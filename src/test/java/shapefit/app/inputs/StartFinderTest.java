package shapefit.app.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartFinderTest {

    @Test
    void fewPosesAreCountedInWords() {
        assertThat(StartFinder.sameness(4))
                .isEqualTo("This shape looks the same from several sides; four poses fit equally well.");
        assertThat(StartFinder.sameness(13)).contains("; 13 poses");
    }
}
