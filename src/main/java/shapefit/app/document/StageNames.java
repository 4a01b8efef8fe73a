package shapefit.app.document;

import java.util.List;
import java.util.stream.IntStream;
import shapefit.fit.Schedule;

/** What the stages of a schedule are called on screen. */
public final class StageNames {

    private static final List<List<String>> NAMES = List.of(
            List.of("Fine"),
            List.of("Fine", "Sharp"),
            List.of("Coarse", "Medium", "Fine"),
            List.of("Coarse", "Medium", "Fine", "Sharp"),
            List.of("Coarse", "Rough", "Medium", "Fine", "Sharp"));

    private StageNames() {}

    /** One name a stage, the blurred ones first. */
    public static List<String> of(Schedule schedule) {
        int count = schedule.stages().size();
        if (count <= NAMES.size()) {
            return NAMES.get(count - 1);
        }
        return IntStream.rangeClosed(1, count).mapToObj(i -> "Stage " + i).toList();
    }
}
