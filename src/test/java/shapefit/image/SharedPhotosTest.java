package shapefit.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shapefit.testing.TestData;

/** Photos and masks as people have them. */
class SharedPhotosTest {

    @Test
    void aPngPhotoAndItsMasksAreRead() throws Exception {
        FloatImage photo = ImageReader.readColor(TestData.data("pose_lmo_duck/image.png"));
        assertThat(photo.width()).isEqualTo(640);
        assertThat(photo.height()).isEqualTo(480);
        Mask mask = ImageReader.readMask(TestData.data("pose_lmo_duck/mask_full.png"));
        assertThat(mask.countUnknown()).isZero();
        // README of the data: the object is about 60 pixels wide.
        assertThat(mask.bounds().orElseThrow().width()).isBetween(50.0, 80.0);
        assertThat(ImageReader.readExif(TestData.data("pose_lmo_duck/image.png")))
                .isEmpty();
    }

    @Test
    void aJpegPhotoIsReadWhole() throws Exception {
        FloatImage photo = ImageReader.readColor(TestData.data("pose_web_rubberduck/rubberduck.jpg"));
        assertThat(photo.width()).isEqualTo(2560);
        assertThat(photo.height()).isEqualTo(1708);
    }

    @Test
    void softSilhouettesStaySoft() throws Exception {
        Mask mask = ImageReader.readMask(TestData.data("mv_softras_airplane/masks/000.png"));
        assertThat(mask.countUnknown()).isZero();
        int soft = 0;
        for (float value : mask.coverage()) {
            soft += value > 0 && value < 1 ? 1 : 0;
        }
        assertThat(soft).isGreaterThan(20);
    }
}
