package shapefit.app.viewport;

import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import shapefit.app.document.Document;
import shapefit.app.document.NudgeSteps;
import shapefit.app.document.StageNames;
import shapefit.app.document.StudioModel;
import shapefit.app.fit.FitPhase;
import shapefit.app.fit.FitViewModel;
import shapefit.app.fit.LivePreview;
import shapefit.app.fit.RenderedPicture;
import shapefit.app.theme.Appearance;
import shapefit.app.theme.PictureColors;
import shapefit.app.widgets.Keys;
import shapefit.fit.FitProgress;

/** The photo and the object on it, in five views; the object is turned and moved here. */
public final class ViewportPane extends BorderPane {

    /** Screen readers hear at most so often how a run goes. */
    private static final long SENTENCE_NANOS = 5_000_000_000L;

    /** Lines of the object are of one colour in all themes: a photo is neither dark nor light. */
    private static final int EDGE_COLOR = PictureColors.rgb(PictureColors.RENDER);

    private final StudioModel model;
    private final FitViewModel fit;
    private final LivePreview preview;
    private final StageView view = new StageView();
    private final StageImages images = new StageImages();
    private final LayerThread layers;
    private final StagePane stage;
    private final StageMouse mouse;
    private final Stage3d space;
    private final ReadOnlyObjectWrapper<RenderedPicture> shown = new ReadOnlyObjectWrapper<>();
    private long spokenNanos;

    /**
     * @param model what is shown and turned
     * @param fit tells when a run is live
     * @param preview the object's picture
     * @param appearance text size
     * @param keys where this pane adds its own
     * @param nudge how far a key moves the object
     */
    public ViewportPane(
            StudioModel model,
            FitViewModel fit,
            LivePreview preview,
            Appearance appearance,
            Keys keys,
            NudgeSteps nudge) {
        this.model = model;
        this.fit = fit;
        this.preview = preview;
        getStyleClass().add("picture-stage");
        setMinSize(200, 150);
        space = new Stage3d(model, preview, view);
        stage = new StagePane(model, view, images, space, appearance);
        layers = new LayerThread(made -> {
            images.show(made);
            shown.set(made.object().orElse(null));
            stage.repaint();
        });
        mouse = new StageMouse(stage, model, view, images);
        StageKeys stageKeys = new StageKeys(stage, model, fit, view, mouse, nudge, space::frame);
        stageKeys.addTo(keys);
        sceneProperty().flatMap(Scene::windowProperty).subscribe(window -> {
            if (window != null) {
                stageKeys.install(window);
            }
        });
        setTop(new ViewBar(view));
        setCenter(stage);
        listen();
    }

    /** The picture itself, which has keys of its own while it has the focus. */
    public Region picture() {
        return stage;
    }

    /** Whether the mesh's edges are drawn. */
    public BooleanProperty edgesProperty() {
        return view.edgesProperty();
    }

    /** Width of what stands right of the picture, pixels; what floats over the stage leaves it free. */
    public ReadOnlyDoubleProperty takenRightProperty() {
        return stage.takenRightProperty();
    }

    /** The picture that is drawn, with the lines that belong to it; null if there is none. */
    public ReadOnlyObjectProperty<RenderedPicture> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void listen() {
        model.stateProperty().subscribe((before, now) -> {
            if (!before.document().photo().equals(now.document().photo())
                    || !before.document().region().equals(now.document().region())) {
                wantLayers();
            }
        });
        preview.pictureProperty().subscribe(picture -> wantLayers());
        preview.asideProperty().subscribe(picture -> {
            images.showAside(picture);
            stage.repaint();
        });
        view.edgesProperty().subscribe(on -> preview.drawEdges(on ? OptionalInt.of(EDGE_COLOR) : OptionalInt.empty()));
        view.modeProperty().subscribe(mode -> {
            wantLayers();
            showState();
        });
        fit.phaseProperty().subscribe(phase -> showState());
        fit.progressProperty().subscribe(progress -> showProgress());
        mouse.feedbackProperty().subscribe(text -> showState());
        view.peekProperty().subscribe(peek -> showState());
        stage.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        stage.setAccessibleRoleDescription("Stage");
    }

    private void wantLayers() {
        Document document = model.state().document();
        view.photoSize(
                document.lens().camera().width(), document.lens().camera().height());
        boolean difference = view.modeProperty().get() == ViewMode.DIFFERENCE;
        layers.want(document, preview.pictureProperty().get(), difference);
    }

    private void showProgress() {
        if (fit.phaseProperty().get() == FitPhase.RUNNING) {
            stage.showTag(tag());
            if (System.nanoTime() - spokenNanos > SENTENCE_NANOS) {
                speak();
            }
        } else {
            showState();
        }
    }

    private void showState() {
        stage.showTag(tag());
        speak();
    }

    private void speak() {
        spokenNanos = System.nanoTime();
        stage.setAccessibleText(StageSentence.of(
                model.state(),
                fit.phaseProperty().get(),
                fit.progressProperty().get(),
                view.modeProperty().get(),
                view.placementProperty().get().scale()));
    }

    /** What must be known to understand the picture; empty if it speaks for itself. */
    private String tag() {
        String hand = mouse.feedbackProperty().get();
        if (!hand.isEmpty()) {
            return hand;
        }
        FitProgress progress = fit.progressProperty().get();
        String run = switch (fit.phaseProperty().get()) {
            case RUNNING -> progress == null ? "" : running(progress);
            case PAUSED -> progress == null ? "Paused" : "Paused at " + progress.iteration();
            case READY, DONE -> "";
        };
        String seen = switch (view.peekProperty().get()) {
            case PHOTO -> "Photo only";
            case RENDER -> "Render only";
            case NONE -> view.modeProperty().get() == ViewMode.ORBIT ? "Viewing: drag to walk around" : "";
        };
        return seen.isEmpty() || run.isEmpty() ? seen + run : seen + " · " + run;
    }

    private String running(FitProgress progress) {
        String name = StageNames.of(model.state().settings().plan().schedule()).get(fit.stageNow());
        RenderedPicture picture = preview.pictureProperty().get();
        String blur = picture == null ? "" : String.format(Locale.ROOT, " · blur %.1f px", picture.workingReach());
        return "%s, %d × %d".formatted(name, progress.width(), progress.height()) + blur;
    }
}
