package shapefit.app.inspector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import shapefit.app.document.Document;
import shapefit.app.document.Settings;
import shapefit.app.document.State;
import shapefit.app.widgets.Icons;
import shapefit.fit.BlankTexture;
import shapefit.fit.FitDefaults;
import shapefit.fit.LossWeights;
import shapefit.fit.Move;
import shapefit.fit.Part;
import shapefit.mesh.Mesh;
import shapefit.render.DirectionalLight;
import shapefit.render.Light;

/** What of the scene the fit may move, and along which axes. */
final class MovesGroup {

    private static final String[] AXES = {"X", "Y", "Z"};

    private final Tuning tuning;
    private final Group group;

    /** What people call what moves. */
    private enum Kind {
        POSE("Pose", "Place and turn of the object.", Part.ROTATION, Part.TRANSLATION),
        SHAPE("Shape", "Every vertex of the mesh.", Part.VERTICES),
        JOINTS("Joints", "The joints of the mesh's skeleton.", Part.JOINTS),
        COLORS("Colours", "Colours of vertices or faces.", Part.COLORS),
        TEXTURE("Texture", "The picture on the mesh.", Part.TEXTURE),
        LIGHT("Light", "Brightness and direction of the light.", Part.LIGHT),
        LENS("Lens", "The focal length.", Part.FOCAL);

        private final String title;
        private final String hint;
        private final Set<Part> parts;

        Kind(String title, String hint, Part first, Part... more) {
            this.title = title;
            this.hint = hint;
            parts = EnumSet.of(first, more);
        }

        /** Whether most meshes do not have it; then it is not shown at all. */
        private boolean isRare() {
            return this == COLORS || this == TEXTURE || this == JOINTS;
        }

        /** Why it cannot move; empty if it can. */
        private String obstacle(Document document) {
            if (document.shape().isEmpty()) {
                return this == POSE || this == SHAPE || this == LENS ? "" : "Open a mesh first.";
            }
            Mesh mesh = document.shape().get().mesh();
            boolean comparable =
                    document.subject().map(FitDefaults::isComparable).orElse(false);
            return switch (this) {
                case POSE, SHAPE, LENS -> "";
                case JOINTS -> mesh.skin().isEmpty() ? "The mesh has no skeleton." : "";
                case COLORS ->
                    mesh.vertexColors().isEmpty() && mesh.faceColors().isEmpty()
                            ? "The mesh has no vertex or face colours."
                            : comparable ? "" : "There is no photo to compare with.";
                case TEXTURE ->
                    !BlankTexture.isPossible(mesh)
                            ? "The mesh has neither a texture nor texture coordinates."
                            : document.photo().isPresent() ? "" : "There is no photo to compare with.";
                case LIGHT -> comparable ? "" : "That needs a mesh with colours, and a photo.";
            };
        }
    }

    MovesGroup(Tuning tuning) {
        this.tuning = tuning;
        group = new Group(tuning, "Fit what")
                .resets(
                        s -> !s.settings().moves().equals(tuning.usual(s).moves()),
                        s -> s.settings(
                                settings -> settings.with(tuning.usual(s).moves())));
        HBox locks = new HBox(axes("Move", Part.TRANSLATION), axes("Turn", Part.ROTATION));
        locks.getStyleClass().add("locks");
        group.add(kinds(), locks, scale());
    }

    Group group() {
        return group;
    }

    private Node kinds() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("chips");
        for (Kind kind : Kind.values()) {
            ToggleButton chip = new ToggleButton(kind.title);
            chip.setId("moves-" + kind.name().toLowerCase(Locale.ROOT));
            chip.getStyleClass().add("chip");
            Tooltip tip = new Tooltip();
            chip.setTooltip(tip);
            chip.setOnAction(e -> toggle(kind, chip.isSelected()));
            chip.selectedProperty().subscribe(on -> chip.setGraphic(on ? Icons.of("fth-check") : null));
            group.onShow(state -> {
                boolean on = state.settings().moves().keySet().containsAll(kind.parts);
                String obstacle = kind.obstacle(state.document());
                chip.setSelected(on);
                chip.setDisable(!on && !obstacle.isEmpty());
                boolean needed = on || !kind.isRare() || obstacle.isEmpty();
                chip.setVisible(needed);
                chip.setManaged(needed);
                tip.setText(kind.title + "\n" + (obstacle.isEmpty() ? kind.hint : obstacle));
                chip.setAccessibleHelp(obstacle.isEmpty() ? kind.hint : obstacle);
            });
            row.getChildren().add(chip);
        }
        return row;
    }

    private void toggle(Kind kind, boolean on) {
        String name = (on ? "Fit " : "Keep ") + kind.title.toLowerCase(Locale.ROOT);
        tuning.model().apply(name, state -> {
            Map<Part, Move> moves = new EnumMap<>(Part.class);
            moves.putAll(state.settings().moves());
            if (on && kind == Kind.JOINTS) {
                moves.remove(Part.VERTICES); // the one would undo the other
            } else if (on && kind == Kind.SHAPE) {
                moves.remove(Part.JOINTS);
            }
            kind.parts.forEach(part -> {
                if (on) {
                    moves.putIfAbsent(part, FitDefaults.move(part));
                } else {
                    moves.remove(part);
                }
            });
            State next = moving(on && kind == Kind.TEXTURE ? painted(state) : state, moves);
            boolean dark = on
                    && kind == Kind.LIGHT
                    && state.document().light() instanceof DirectionalLight lamp
                    && !lamp.isDirectional();
            return dark ? next.document(d -> d.in(Light.STUDIO)) : next; // a light that moves needs a direction
        });
    }

    /** With something to paint on; colours of a mesh that had none count from now on. */
    private State painted(State state) {
        Mesh mesh = state.document().shape().orElseThrow().mesh();
        if (mesh.textureMap().isPresent()) {
            return state;
        }
        State next = state.document(d -> d.fitted(BlankTexture.on(mesh).orElseThrow()));
        LossWeights now = state.settings().weights();
        double color = Math.max(now.color(), tuning.usual(next).weights().color());
        return next.settings(s -> s.with(now.withPicture(now.silhouette(), color)));
    }

    /** Other parts; whoever had touched nothing else gets what is usual for them. */
    private State moving(State state, Map<Part, Move> moves) {
        Settings usual = tuning.usual(state);
        boolean untouched = usual.with(state.settings().moves()).equals(state.settings());
        Set<Part> kind = Tuning.kind(moves.keySet());
        boolean other = kind != Tuning.kind(state.settings().moves().keySet());
        if (!untouched || !other) {
            return state.settings(s -> s.with(moves));
        }
        Settings next = Tuning.usual(state.document(), kind).with(moves);
        return tuning.along(state.settings(s -> next), next.plan().schedule());
    }

    private Node axes(String name, Part part) {
        List<Node> buttons = new ArrayList<>();
        for (int axis = 0; axis < AXES.length; axis++) {
            int index = axis;
            ToggleButton button = new ToggleButton(AXES[axis]);
            button.getStyleClass().addAll("axis", "chip");
            button.setId(name.toLowerCase(Locale.ROOT) + "-" + AXES[axis].toLowerCase(Locale.ROOT));
            button.setAccessibleText(name + " " + AXES[axis]);
            Tooltip tip = new Tooltip();
            button.setTooltip(tip);
            button.setOnAction(e -> lock(name, part, index, !button.isSelected()));
            group.onShow(state -> {
                Move move = state.settings().moves().get(part);
                boolean free = move != null && !move.locked().contains(index);
                button.setSelected(free);
                button.setDisable(move == null);
                button.pseudoClassStateChanged(Group.LOCKED, !free);
                tip.setText(name + " " + AXES[index] + "\n"
                        + (free ? "Free; press to lock this axis." : "Locked; press to free this axis."));
            });
            buttons.add(button);
        }
        HBox row = new HBox();
        row.getStyleClass().add("axes");
        row.getChildren().setAll(buttons);
        HBox named = Rows.row(name, "Axes that may change; the others are locked.", row);
        named.getChildren().get(0).getStyleClass().add("narrow");
        return named;
    }

    private void lock(String name, Part part, int axis, boolean locked) {
        tuning.settings((locked ? "Lock " : "Free ") + name.toLowerCase(Locale.ROOT) + " " + AXES[axis], settings -> {
            Map<Part, Move> moves = new EnumMap<>(Part.class);
            moves.putAll(settings.moves());
            moves.computeIfPresent(part, (p, move) -> {
                Set<Integer> locks = new HashSet<>(move.locked());
                if (locked) {
                    locks.add(axis);
                } else {
                    locks.remove(axis);
                }
                return move.locking(locks);
            });
            return settings.with(moves);
        });
    }

    private Node scale() {
        ToggleButton button = new ToggleButton();
        button.setId("moves-scale");
        button.getStyleClass().addAll("chip", "lock");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip("Size\nOne photo cannot tell size from distance; free it only with several."));
        button.setOnAction(e -> tuning.settings(button.isSelected() ? "Free size" : "Lock size", settings -> {
            Map<Part, Move> moves = new EnumMap<>(Part.class);
            moves.putAll(settings.moves());
            if (button.isSelected()) {
                moves.put(Part.SCALE, FitDefaults.move(Part.SCALE));
            } else {
                moves.remove(Part.SCALE);
            }
            return settings.with(moves);
        }));
        group.onShow(state -> {
            boolean free = state.settings().moves().containsKey(Part.SCALE);
            button.setSelected(free);
            button.setText(free ? "Free" : "Locked");
            button.setGraphic(Icons.of(free ? "fth-unlock" : "fth-lock"));
            button.pseudoClassStateChanged(Group.LOCKED, !free);
            button.setAccessibleText("Size, " + button.getText());
        });
        return Rows.row("Size", "Whether the object may grow and shrink.", button);
    }
}
