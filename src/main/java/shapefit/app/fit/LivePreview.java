package shapefit.app.fit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shapefit.app.document.State;
import shapefit.app.document.StudioModel;
import shapefit.raster.SoftRasterizer;

/**
 * Keeps a picture of the newest state, whether or not a fit runs; and a second one from elsewhere while somebody wants it. It
 * draws on a thread of its own, never more than one state behind: a state that is replaced before its turn is left out. While
 * states come in quickly the pictures are as small as they must be to take about {@value #QUICK_MILLIS} ms; the last one is
 * drawn again, fine. A fine one takes several pulses, and nothing else is drawn meanwhile: so none is begun between two steps of
 * a fit or of a hand.
 */
public final class LivePreview implements AutoCloseable {

    private static final int QUICK_MILLIS = 16;
    private static final long PATIENCE_SECONDS = 5;

    /** A state that follows so soon on another is one of many. */
    private static final long STREAM_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    /** After a single state, and after one of many, a fine picture is begun when nothing else has come for so long. */
    private static final int REST_MILLIS = 2 * QUICK_MILLIS;

    private static final int STREAM_REST_MILLIS = 150;

    private static final int SMALLEST_SIDE = 160;
    private static final int LARGEST_QUICK_SIDE = 640;
    private static final int FINE_SIDE = 960;

    private final StudioModel model;
    private final SoftRasterizer rasterizer;
    private final Consumer<String> problems;
    private final PictureMaker maker;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1,
            work -> {
                Thread made = new Thread(work, "preview");
                made.setDaemon(true);
                return made;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // once closed
    private final Channel fromPhoto = new Channel();
    private final Channel fromAside = new Channel();
    private Viewpoint aside; // or null
    private OptionalInt edgeColor = OptionalInt.empty();

    /**
     * @param model whose states are drawn
     * @param rasterizer used by the preview thread alone; closed with this
     * @param problems told on the JavaFX thread why a state has no picture, empty when it has one
     */
    public LivePreview(StudioModel model, SoftRasterizer rasterizer, Consumer<String> problems) {
        this.model = model;
        this.rasterizer = rasterizer;
        this.problems = problems;
        maker = new PictureMaker(rasterizer);
        model.stateProperty().subscribe(state -> {
            fromPhoto.want(new Request(state, Optional.empty(), edgeColor));
            wantAside();
        });
    }

    /** The newest picture, or null while there is nothing to draw. */
    public ReadOnlyObjectProperty<RenderedPicture> pictureProperty() {
        return fromPhoto.picture.getReadOnlyProperty();
    }

    /** The newest picture from where {@link #lookFrom} says, or null. */
    public ReadOnlyObjectProperty<RenderedPicture> asideProperty() {
        return fromAside.picture.getReadOnlyProperty();
    }

    /** Draws every state from elsewhere, too; null ends it. JavaFX thread only. */
    public void lookFrom(Viewpoint viewpoint) {
        aside = viewpoint;
        wantAside();
    }

    /**
     * From now on draws the mesh's edges, too, or no longer. JavaFX thread only.
     *
     * @param color 0xrrggbb; empty for none
     */
    public void drawEdges(OptionalInt color) {
        edgeColor = color;
        fromPhoto.want(new Request(model.state(), Optional.empty(), edgeColor));
        wantAside();
    }

    private void wantAside() {
        if (aside == null) {
            fromAside.clear();
        } else {
            fromAside.want(new Request(model.state(), Optional.of(aside), edgeColor));
        }
    }

    /** A picture to make. */
    private record Request(State state, Optional<Viewpoint> from, OptionalInt edgeColor) {

        boolean looksLike(Request other) {
            return from.equals(other.from)
                    && edgeColor.equals(other.edgeColor)
                    && PictureMaker.looksSame(state, other.state);
        }
    }

    /** The pictures from one place. */
    private final class Channel {

        private final ReadOnlyObjectWrapper<RenderedPicture> picture = new ReadOnlyObjectWrapper<>();
        private final Latest<Made> shown = new Latest<>(this::show);
        private final AtomicReference<Request> wanted = new AtomicReference<>();
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private Request fine; // JavaFX thread; what a fine picture is shown of
        private boolean empty = true; // JavaFX thread
        private double quickSide = LARGEST_QUICK_SIDE / 2.0; // preview thread
        private Request drawn; // preview thread; newest that a quick picture was made of
        private long wantedNanos = System.nanoTime() - STREAM_NANOS; // JavaFX thread
        private volatile int restMillis;

        private record Made(Request request, RenderedPicture picture) {}

        void clear() {
            wanted.set(null);
            fine = null;
            empty = true;
            picture.set(null);
        }

        void want(Request request) {
            if (request.state.document().shape().isEmpty()) {
                clear();
                return;
            }
            empty = false;
            if (fine != null && fine.looksLike(request)) {
                wanted.set(null);
                return;
            }
            long now = System.nanoTime();
            restMillis = now - wantedNanos < STREAM_NANOS ? STREAM_REST_MILLIS : REST_MILLIS;
            wantedNanos = now;
            wanted.set(request);
            if (scheduled.compareAndSet(false, true)) {
                thread.execute(this::work);
            }
        }

        private void show(Made made) {
            if (!empty) {
                fine = made.picture.fine() ? made.request : null;
                picture.set(made.picture);
            }
        }

        private void work() {
            scheduled.set(false);
            Request request = wanted.getAndSet(null);
            if (request == null) {
                return;
            }
            attempt(() -> {
                long before = System.nanoTime();
                make(request, (int) quickSide, false);
                double millis = (System.nanoTime() - before) / 1e6;
                double factor = Math.sqrt(QUICK_MILLIS / Math.max(1, millis)); // work grows with the area
                quickSide = Math.max(SMALLEST_SIDE, Math.min(LARGEST_QUICK_SIDE, quickSide * Math.min(1.25, factor)));
                Platform.runLater(() -> problems.accept(""));
                drawn = request;
                finishLater(request);
            });
        }

        private void finishLater(Request request) {
            thread.schedule(() -> attempt(() -> finish(request)), restMillis, TimeUnit.MILLISECONDS);
        }

        /** Draws it again, fine, if it is still the newest; after what the other channel has to do. */
        private void finish(Request request) {
            if (request != drawn || wanted.get() != null) {
                return;
            }
            if (isAnyWanted()) {
                finishLater(request);
            } else {
                make(request, FINE_SIDE, true);
            }
        }

        private void make(Request request, int side, boolean isFine) {
            shown.accept(new Made(request, maker.make(request.state, request.from, side, isFine, request.edgeColor)));
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Platform.runLater(() -> problems.accept(String.valueOf(e.getMessage())));
        }
    }

    private boolean isAnyWanted() {
        return fromPhoto.wanted.get() != null || fromAside.wanted.get() != null;
    }

    /** Ends the thread. */
    @Override
    public void close() {
        fromPhoto.wanted.set(null);
        fromAside.wanted.set(null);
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rasterizer.close();
    }
}
