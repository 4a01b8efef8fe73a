package shapefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shapefit.app.document.State;
import shapefit.app.files.FileKind;
import shapefit.camera.Pose;
import shapefit.fit.Part;
import shapefit.testing.NeedsWindow;

@NeedsWindow
@Timeout(120)
class InspectorInTheWindowTest {

    @TempDir
    Path config;

    private StudioRobot window;

    @BeforeEach
    void open() {
        window = new StudioRobot(config, 1440, 900);
        window.until("a fine picture", () -> {
            var picture = window.studio().preview().pictureProperty().get();
            return picture != null && picture.fine();
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private State state() {
        return window.on(() -> window.studio().model().state());
    }

    private String undo() {
        return window.on(() -> window.studio().model().undoNameProperty().get());
    }

    private void type(String field, String text, KeyCode end) {
        window.robot.clickOn(field);
        window.on(() -> {
            window.robot.lookup(field).queryAs(TextField.class).selectAll();
            return null;
        });
        window.robot.write(text);
        window.press(end);
    }

    @Test
    void blurDraggedDuringARunIsFeltByTheNextStepAndUndoBringsItBack() {
        window.on(() -> {
            window.studio().fit().step();
            return null;
        });
        window.until("a step", () -> window.studio().fit().losses().steps().size() == 1);
        State before = state();
        window.robot.drag("#blur .thumb").dropBy(60, 0);
        State after = state();
        assertThat(after.look().sigma()).isGreaterThan(2 * before.look().sigma());
        window.on(() -> {
            window.studio().fit().step();
            return null;
        });
        window.until(
                "another step", () -> window.studio().fit().losses().steps().size() == 2);
        assertThat(window.studio().fit().losses().steps().get(1).sigma())
                .isCloseTo(after.look().sigma(), within(1e-12));
        assertThat(undo()).isEqualTo("Blur");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(state().look()).isEqualTo(before.look());
        assertThat(state().settings()).isEqualTo(before.settings());
    }

    @Test
    void keysMoveASliderFinelyAndCoarselyAndADoubleClickResetsIt() {
        Slider blur = window.robot.lookup("#blur").queryAs(Slider.class);
        double start = state().look().sigma();
        window.on(() -> {
            blur.requestFocus();
            return null;
        });
        window.press(KeyCode.RIGHT);
        assertThat(Math.log10(state().look().sigma() / start)).isCloseTo(0.1, within(1e-9));
        window.press(KeyCode.PAGE_DOWN);
        assertThat(Math.log10(state().look().sigma() / start)).isCloseTo(-0.4, within(1e-9));
        window.press(KeyCode.HOME);
        assertThat(state().look().sigma()).isCloseTo(1e-7, within(1e-15));
        window.robot.doubleClickOn("#blur .thumb");
        assertThat(state().look().sigma()).isCloseTo(start, within(1e-12));
    }

    @Test
    void aPoseIsTypedAsNumbersAndEachIsAStepOfUndo() {
        window.robot.clickOn("#fold-pose");
        window.until("the fields", () -> window.robot.lookup("#set-yaw").query().isVisible());
        Pose before = state().document().pose();
        type("#set-position-x", "0,375", KeyCode.ENTER);
        assertThat(state().document().pose().tx()).isCloseTo(0.375, within(1e-12));
        assertThat(state().document().pose().ty()).isEqualTo(before.ty());
        assertThat(undo()).isEqualTo("Position X");
        type("#set-yaw", "400", KeyCode.ENTER);
        Label problem = window.robot.lookup("#group-pose .problem").queryAs(Label.class);
        assertThat(problem.getText()).contains("must be -360 to 360 degrees");
        window.press(KeyCode.ESCAPE);
        type("#set-yaw", "30.5", KeyCode.TAB);
        assertThat(undo()).isEqualTo("Yaw");
        Pose turned = state().document().pose();
        assertThat(turned.tx()).isCloseTo(0.375, within(1e-12));
        TextField yaw = window.robot.lookup("#set-yaw").queryAs(TextField.class);
        window.until("the number", () -> yaw.getText().equals("30.5"));
        window.on(() -> {
            window.studio().model().undo();
            window.studio().model().undo();
            return null;
        });
        assertThat(state().document().pose()).isEqualTo(before);
    }

    @Test
    void aLookIsSavedUnderANameChosenAndDeletedByKeyboard() {
        window.on(() -> {
            window.studio().model().apply("Look", s -> s.look(l -> l.with(3e-4, 0.07), 0));
            window.scene().lookup("#save-preset").requestFocus();
            return null;
        });
        window.press(KeyCode.ENTER);
        window.robot.write("mine");
        window.press(KeyCode.ENTER);
        ComboBox<?> own = window.robot.lookup("#own-presets").queryComboBox();
        assertThat(window.on(own::getValue)).isNotNull();
        assertThat(config.resolve("presets.properties")).content().contains("mine=");
        State saved = state();
        window.robot.clickOn("Crisp");
        assertThat(state().look().sigma()).isEqualTo(1e-5);
        assertThat(window.on(own::getValue)).isNull();
        window.on(() -> {
            own.requestFocus();
            return null;
        });
        window.press(KeyCode.DOWN);
        assertThat(state().look().sigma()).isEqualTo(saved.look().sigma());
        assertThat(state().look().gamma()).isEqualTo(saved.look().gamma());
        assertThat(undo()).isEqualTo("mine");
        window.on(() -> {
            window.scene().lookup("#delete-preset").requestFocus();
            return null;
        });
        window.press(KeyCode.ENTER);
        assertThat(window.on(() -> own.getItems().isEmpty())).isTrue();
        assertThat(config.resolve("presets.properties")).content().doesNotContain("mine");
        assertThat(state().look()).isEqualTo(saved.look());
    }

    @Test
    void aPresetWithoutANameSaysSoAndEscapeLeaves() {
        window.robot.clickOn("#save-preset");
        window.robot.write("  ");
        window.press(KeyCode.ENTER);
        Labeled problem = window.robot.lookup("#preset-problem").queryLabeled();
        assertThat(window.on(problem::getText)).contains("1 to 40");
        window.press(KeyCode.ESCAPE);
        assertThat(window.on(() -> problem.isVisible()
                        || window.scene().lookup("#preset-name").getParent().isVisible()))
                .isFalse();
    }

    @Test
    void thresholdsAndViewsAreTypedUnderMoreAndResetWithIt() {
        State before = state();
        window.robot.clickOn("#fold-more");
        typeInto("#set-distance-ε", "1e-3");
        typeInto("#set-background-ε", "0,01");
        typeInto("#set-views-per-step", "2");
        assertThat(state().settings().raster().distanceEpsilon()).isEqualTo(1e-3);
        assertThat(state().settings().raster().epsilon()).isEqualTo(0.01);
        assertThat(state().settings().plan().viewsPerStep()).isEqualTo(2);
        assertThat(undo()).isEqualTo("Views per step");
        window.on(() -> {
            ((Button) window.scene().lookup("#reset-more")).fire();
            return null;
        });
        assertThat(state().settings()).isEqualTo(before.settings());
    }

    /** Wherever the inspector has scrolled to. */
    private void typeInto(String field, String text) {
        window.on(() -> {
            TextField node = (TextField) window.scene().lookup(field);
            node.requestFocus();
            node.setText(text);
            return null;
        });
        window.press(KeyCode.ENTER);
    }

    @Test
    void numbersAreTypedWithPointOrCommaAndNonsenseKeepsTheFocus() {
        type("#blur-raw", "2e-4", KeyCode.ENTER);
        assertThat(state().look().sigma()).isEqualTo(2e-4);
        type("#blur-pixels", "5,5 px", KeyCode.TAB);
        double pixels = window.on(
                () -> window.studio().preview().pictureProperty().get().workingReach()
                        * Math.sqrt(state().look().sigma()
                                / window.studio()
                                        .preview()
                                        .pictureProperty()
                                        .get()
                                        .state()
                                        .look()
                                        .sigma()));
        assertThat(pixels).isCloseTo(5.5, within(1e-6));
        window.robot.clickOn("#fold-step");
        type("#set-working-size", "1000000", KeyCode.ENTER);
        assertThat(state().settings().plan().size()).isEqualTo(128);
        TextField size = window.robot.lookup("#set-working-size").queryAs(TextField.class);
        window.press(KeyCode.TAB);
        assertThat(size.isFocused()).isTrue();
        assertThat(window.robot.lookup(".problem").queryAllAs(Label.class))
                .anyMatch(label -> label.isVisible() && label.getText().contains("8 to 8192"));
        window.press(KeyCode.ESCAPE);
        assertThat(size.getText()).isEqualTo("128");
        type("#set-working-size", "96", KeyCode.TAB);
        assertThat(state().settings().plan().size()).isEqualTo(96);
    }

    @Test
    void locksAndPartsActOnARunAndResetTakesThemBack() {
        State before = state();
        window.robot.clickOn("#turn-y");
        assertThat(state().settings().moves().get(Part.ROTATION).locked()).containsExactly(1);
        assertThat(undo()).isEqualTo("Lock turn Y");
        window.robot.clickOn("#moves-lens");
        assertThat(state().settings().moves()).containsKey(Part.FOCAL);
        window.robot.clickOn("#reset-fit-what");
        assertThat(state().settings()).isEqualTo(before.settings());
    }

    @Test
    void shapeBringsTheSettingsThatShapesNeedAndPoseItsOwn() {
        State before = state();
        window.robot.clickOn("#moves-shape");
        assertThat(state().settings().plan().iterations()).isEqualTo(600);
        assertThat(state().settings().plan().deformation())
                .isNotEqualTo(before.settings().plan().deformation());
        window.robot.clickOn("#moves-shape");
        assertThat(state().settings()).isEqualTo(before.settings());
    }

    @Test
    void linkedSeeThroughFollowsBlur() {
        window.robot.clickOn("#linked .thumb");
        type("#blur-raw", "1e-3", KeyCode.ENTER);
        assertThat(state().look().gamma()).isCloseTo(1e-2, within(1e-12));
        window.robot.clickOn("#reset-look");
        assertThat(state().look().linked()).isFalse();
        assertThat(state().look().sigma()).isCloseTo(3e-3, within(1e-12));
    }

    @Test
    void jointsAreOfferedWhereTheMeshHasASkeletonAndTakeThePlaceOfTheShape() {
        assertThat(window.on(() -> window.robot.lookup("#moves-joints").query().isVisible()))
                .isFalse();
        window.on(() -> {
            window.studio().inputs().load(FileKind.MESH, Path.of("meshes/mannequin.glb"));
            return null;
        });
        window.until(
                "the skeleton",
                () -> window.robot.lookup("#moves-joints").query().isVisible());
        window.robot.clickOn("#moves-shape");
        window.robot.clickOn("#moves-joints");

        assertThat(state().settings().moves()).containsKey(Part.JOINTS).doesNotContainKey(Part.VERTICES);
        assertThat(undo()).isEqualTo("Fit joints");
    }
}
