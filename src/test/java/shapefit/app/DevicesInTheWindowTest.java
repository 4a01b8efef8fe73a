package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shapefit.app.devices.DeviceChoice;
import shapefit.app.devices.DeviceSource;
import shapefit.app.devices.DevicesViewModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.theme.Theme;
import shapefit.fit.FitProgress;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.opencl.probe.Probes;
import shapefit.render.Backends;
import shapefit.render.Survey;
import shapefit.render.Survey.Finding;
import shapefit.testing.DyingRasterizer;
import shapefit.testing.DyingRasterizer.Death;
import shapefit.testing.NeedsWindow;
import shapefit.testing.OpenCl;

@NeedsWindow
@Timeout(120)
class DevicesInTheWindowTest {

    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Finding CPU = new Finding("cpu", "2 processor cores", true, "always works");
    private static final Finding GPU = new Finding("opencl", "Test GPU", true, "passed its trial");

    private static SoftRasterizer cpu;

    @TempDir
    Path config;

    private StudioRobot window;

    @BeforeAll
    static void open() {
        cpu = Backends.open(Backends.CPU, 1);
    }

    @AfterAll
    static void closeCpu() {
        cpu.close();
    }

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    /** A machine with given devices, which notes what is asked for on the JavaFX thread. */
    private static final class Machine implements DeviceSource {

        private final CountDownLatch searched = new CountDownLatch(1);
        private final Supplier<Survey> survey;
        private final Supplier<SoftRasterizer> device;
        private final List<String> wrongThread = new ArrayList<>();
        private int surveys;

        Machine(Supplier<Survey> survey, Supplier<SoftRasterizer> device) {
            this.survey = survey;
            this.device = device;
        }

        static Machine withGpu(Supplier<SoftRasterizer> device) {
            return new Machine(() -> new Survey(List.of(CPU, GPU), GPU, false), device);
        }

        @Override
        public Survey survey(boolean again) {
            note("survey");
            surveys++;
            try {
                searched.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return survey.get();
        }

        @Override
        public SoftRasterizer open(String backend) {
            note("open " + backend);
            return device.get();
        }

        private void note(String what) {
            if (Platform.isFxApplicationThread()) {
                wrongThread.add(what);
            }
        }
    }

    private void open(DeviceSource machine) {
        window = new StudioRobot(config, 1440, 900, machine);
        window.on(
                () -> { // long enough not to end by itself
                    window.studio()
                            .model()
                            .open(window.studio()
                                    .model()
                                    .state()
                                    .settings(s -> s.with(
                                            s.plan().scaled(1_000_000, s.plan().size()))));
                    return null;
                });
    }

    private DevicesViewModel devices() {
        return window.studio().devices();
    }

    private List<FitProgress> steps() {
        return window.studio().fit().losses().steps();
    }

    private String status() {
        return ((Button) window.scene().lookup("#status-device")).getText();
    }

    private Node node(String id) {
        return window.scene().lookup(id);
    }

    private double[] losses(int count) {
        window.until("steps", () -> steps().size() >= count);
        return window.on(() -> {
            window.studio().fit().pause();
            return steps().stream().limit(count).mapToDouble(FitProgress::loss).toArray();
        });
    }

    @Test
    void aFitBegunOnTheProcessorMovesToTheGpuThatPasses() {
        DyingRasterizer gpu = new DyingRasterizer(cpu, ALWAYS, Death.LOUD);
        Machine machine = Machine.withGpu(() -> gpu);
        open(machine);
        window.until("a search", () -> status().contains("(looking for a GPU)"));
        assertThat(status()).startsWith("CPU, ");
        window.press(KeyCode.SPACE);
        window.until("steps", () -> steps().size() > 20);
        machine.searched.countDown();
        window.until("the GPU", () -> status().equals("OpenCL, Test GPU"));
        int before = window.on(() -> steps().size());
        window.until("more steps", () -> steps().size() > before + 20);
        assertThat(window.studio().fit().phaseProperty().get()).isEqualTo(FitPhase.RUNNING);
        assertThat(machine.wrongThread).isEmpty();
        window.close();
        window = null;
        assertThat(gpu.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"240, LOUD", "241, LOUD", "241, SILENT"})
    void aGpuThatDiesInARunCostsNothing(int calls, Death death) throws IOException {
        Machine machine = Machine.withGpu(() -> new DyingRasterizer(cpu, calls, death));
        machine.searched.countDown();
        open(machine);
        window.until("the GPU", () -> status().equals("OpenCL, Test GPU"));
        var start = window.on(() -> window.studio().model().state());
        window.press(KeyCode.SPACE);
        double[] withFailure = losses(300);
        window.until("the notice", () -> node("#device-failure").isVisible());
        assertThat(devices().failureProperty().get())
                .startsWith(capital(death.words))
                .contains("the processor (");
        assertThat(status()).startsWith("CPU, ").endsWith(" – GPU not used (why?)");
        assertThat(window.studio().fit().bestProperty().get()).isNotNull();
        ScreenshotTest.write(window, "device-failed");
        window.on(() -> {
            window.studio().fit().rewind();
            return null;
        });
        window.press(KeyCode.SPACE);
        assertThat(losses(300)).isEqualTo(withFailure); // the processor alone
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.until(
                "the start",
                () -> window.studio()
                        .model()
                        .state()
                        .document()
                        .pose()
                        .equals(start.document().pose()));
        window.robot.clickOn(node("#device-failure").lookup("#notice-close"));
        assertThat(node("#device-failure").isVisible()).isFalse();
        assertThat(machine.wrongThread).isEmpty();
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase() + sentence.substring(1);
    }

    @Test
    void aProbeThatCrashesCostsNothingAndTheSheetSaysWhy() {
        Machine machine = new Machine(() -> Survey.of(Probes.crashing(config.resolve("cache"))), () -> cpu);
        machine.searched.countDown();
        open(machine);
        window.until("the verdict", () -> status().endsWith(" – GPU not used (why?)"));
        window.press(KeyCode.SPACE);
        window.until("steps", () -> steps().size() > 20);
        window.press(KeyCode.CONTROL, KeyCode.D);
        assertThat(node("#device-sheet").isVisible()).isTrue();
        RadioButton none = (RadioButton) node("#device-opencl");
        assertThat(none.isDisabled()).isTrue();
        assertThat(none.getAccessibleHelp()).contains("crashed");
        window.robot.clickOn("#device-again");
        window.until(
                "a second trial",
                () -> machine.surveys == 2 && !devices().busyProperty().get());
        window.press(KeyCode.ESCAPE);
        assertThat(node("#device-sheet").isVisible()).isFalse();
    }

    @Test
    void whereThereIsNoGpuTheStatusRowSaysSo() {
        Machine machine = new Machine(() -> new Survey(List.of(CPU), CPU, false), () -> cpu);
        machine.searched.countDown();
        open(machine);
        window.until("the verdict", () -> status().endsWith(" (no GPU found)"));
    }

    @Test
    void theChoiceIsMadeByKeyboardAndRemembered() {
        Machine machine = Machine.withGpu(() -> new DyingRasterizer(cpu, ALWAYS, Death.LOUD));
        machine.searched.countDown();
        open(machine);
        window.until("the GPU", () -> status().equals("OpenCL, Test GPU"));
        window.press(KeyCode.CONTROL, KeyCode.D);
        window.press(KeyCode.TAB); // from Close to the list
        window.until("the list", () -> node("#device-auto").isFocused());
        window.press(KeyCode.DOWN);
        if (!((RadioButton) node("#device-cpu")).isSelected()) {
            window.press(KeyCode.SPACE);
        }
        window.until("the processor", () -> status().startsWith("CPU, "));
        assertThat(devices().choiceProperty().get()).isEqualTo(DeviceChoice.PROCESSOR);
        window.close();
        Machine next = Machine.withGpu(() -> cpu);
        open(next);
        assertThat(devices().choiceProperty().get()).isEqualTo(DeviceChoice.PROCESSOR);
        assertThat(next.surveys).isZero(); // who wants the processor waits for no probe
        assertThat(status()).startsWith("CPU, ").doesNotContain("GPU");
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, 100, DARK", "1100, 680, 100, LIGHT", "1100, 680, 200, DARK"})
    void aFitRunsOnTheDeviceChosenByName(int width, int height, int text, Theme theme) throws IOException {
        String name = OpenCl.device().name();
        window = new StudioRobot(config, width, height);
        window.on(() -> {
            window.studio().appearance().themeProperty().set(theme);
            window.studio().appearance().textSizeProperty().set(text);
            return null;
        });
        window.press(KeyCode.CONTROL, KeyCode.D);
        window.until("the list", () -> node("#device-opencl") != null);
        assertThat(faults()).isEmpty();
        window.on(() -> {
            ((RadioButton) node("#device-opencl")).fire();
            return null;
        });
        window.until("the device", () -> status().equals("OpenCL, " + name));
        ScreenshotTest.write(window, "devices-" + width + "-" + text);
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.SPACE);
        window.until("a whole fit", () -> !window.studio().fit().runs().isEmpty());
        assertThat(window.studio().fit().problemProperty().get()).isEmpty();
        assertThat(devices().failureProperty().get()).isEmpty();
        assertThat(status()).isEqualTo("OpenCL, " + name);
        double first = steps().get(0).loss();
        assertThat(steps().get(steps().size() - 1).loss()).isLessThan(first);
        ScreenshotTest.write(window, "opencl-fit-" + width + "-" + text);
    }

    private List<String> faults() {
        return window.on(() -> {
            Parent root = window.scene().getRoot();
            root.applyCss();
            root.layout();
            return LayoutAudit.faults(root);
        });
    }
}
