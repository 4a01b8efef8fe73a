package shapefit.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a CASE.json says: a lens over a picture, and perhaps a pose. Members that are not named here are left alone.
 *
 * @param width columns of the picture, 1 to 100000
 * @param height rows of the picture, 1 to 100000
 * @param k the pinhole part of the lens
 * @param distortion if the file has it
 * @param pose if the file has it
 */
public record CaseFile(
        int width, int height, Intrinsics k, Optional<LensDistortion> distortion, Optional<OpenCvPose> pose) {

    /** No picture is read that has more. */
    static final int MAX_SIDE = 100_000;

    /**
     * @throws ProjectFormatException if a value is missing or out of its range; one sentence says which file, which value
     *     in it and what to do
     */
    public static CaseFile read(Path file) throws ProjectFormatException {
        JsonPlace root = JsonPlace.read(file);
        Optional<JsonPlace> distortion = root.find("distortion");
        Optional<JsonPlace> pose = root.find("pose");
        return new CaseFile(
                root.get("width").count(MAX_SIDE),
                root.get("height").count(MAX_SIDE),
                Intrinsics.of(root.get("K")),
                distortion.isPresent() ? Optional.of(LensDistortion.of(distortion.get())) : Optional.empty(),
                pose.isPresent() ? Optional.of(OpenCvPose.of(pose.get())) : Optional.empty());
    }
}
