package shapefit.app.fit;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.joml.Vector3d;
import shapefit.app.document.Document;
import shapefit.camera.Camera;
import shapefit.camera.Pose;
import shapefit.camera.Projector;
import shapefit.fit.StartGuess;
import shapefit.fit.Still;
import shapefit.image.FloatImage;
import shapefit.image.Mask;
import shapefit.image.PixelRect;
import shapefit.image.Srgb;
import shapefit.mesh.Mesh;
import shapefit.raster.SoftImage;
import shapefit.raster.SoftRasterizer;
import shapefit.raster.SoftSettings;
import shapefit.render.Backends;
import shapefit.render.Background;
import shapefit.render.Light;

/** Small pictures of what a document is made of. Any thread. */
public final class Thumbnails {

    /** Longer side, pixels: sharp at 200 % text. */
    private static final int SIDE = 168;

    /** What is seen of a photo around an object, in sizes of the object. */
    private static final double ROOM = 1.8;

    /** Samples a pixel and side: enough that edges of a large photo do not crumble. */
    private static final int SAMPLES = 3;

    private static final double ELEVATION = Math.toRadians(20);
    private static final double AZIMUTH = Math.toRadians(30);

    private Thumbnails() {}

    /** One channel of one pixel, linear. */
    private interface Source {
        float at(int x, int y, int channel);
    }

    /** Of a photo. */
    public static Image of(FloatImage photo) {
        return image(photo.width(), photo.height(), photo::at);
    }

    /** White where the object is, grey where nobody knows. */
    public static Image of(Mask mask) {
        float middle = Srgb.byteToLinear(128);
        return image(mask.width(), mask.height(), (x, y, c) -> {
            float coverage = mask.at(x, y);
            return coverage == Mask.UNKNOWN ? middle : coverage;
        });
    }

    /** From above its right shoulder. */
    public static Image of(Mesh mesh) {
        Camera camera = Camera.withFieldOfView(SIDE, SIDE * 3 / 4, Math.toRadians(35));
        Pose turned = Pose.IDENTITY
                .stepped(middle(mesh), new Vector3d(0, -AZIMUTH, 0), new Vector3d(), 1)
                .then(Pose.of(Pose.exp(new Vector3d(ELEVATION, 0, 0)), new Vector3d()));
        try (SoftRasterizer rasterizer = Backends.open(Backends.CPU, 1)) {
            Still still = new Still(mesh, rasterizer);
            Pose there =
                    StartGuess.inFrontOf(camera, Optional.of(new PixelRect(16, 4, SIDE - 32, SIDE * 3 / 4 - 8)), mesh);
            Pose pose = turned.then(there);
            Light light = Light.STUDIO;
            SoftImage drawn = still.picture(
                    new Still.Stand("thumbnail", pose, Pose.IDENTITY, camera),
                    light,
                    Background.BLACK,
                    SoftSettings.DEFAULT);
            return argb(drawn.width, drawn.height, pixels(drawn));
        }
    }

    private static Vector3d middle(Mesh mesh) {
        var box = mesh.bounds();
        return new Vector3d(box.centerX(), box.centerY(), box.centerZ());
    }

    /**
     * The object over the dimmed part of the photo around it and the mask.
     *
     * @param document with a mesh
     */
    public static Image placed(Document document, SoftRasterizer rasterizer) {
        PixelRect part = partAround(document);
        double scale = SIDE / Math.max(part.width(), part.height());
        Camera camera = document.lens()
                .camera()
                .crop(
                        part.x(),
                        part.y(),
                        part.width(),
                        part.height(),
                        Math.max(1, (int) Math.round(scale * part.width())),
                        Math.max(1, (int) Math.round(scale * part.height())));
        Mesh mesh = document.shape().orElseThrow().mesh();
        Light light = Still.hasColors(mesh) ? document.light() : Light.STUDIO;
        SoftImage drawn = new Still(mesh, rasterizer)
                .picture(
                        new Still.Stand(document.name(), document.pose(), document.view(), camera),
                        light,
                        Background.BLACK,
                        SoftSettings.DEFAULT);
        float[] color = drawn.color.clone();
        float[] alpha = drawn.alpha.clone();
        Optional<FloatImage> photo = document.photo().map(Document.Photo::image);
        return image(camera.width(), camera.height(), (x, y, c) -> {
            int p = y * camera.width() + x;
            float below = photo.isEmpty()
                    ? 0
                    : 0.3f
                            * photo.get()
                                    .at(
                                            Math.min(photo.get().width() - 1, (int) (part.x() + x / scale)),
                                            Math.min(photo.get().height() - 1, (int) (part.y() + y / scale)),
                                            c);
            return alpha[p] * color[3 * p + c] + (1 - alpha[p]) * below;
        });
    }

    /** Of the photo's proportions; the whole photo where neither mask nor object tells more. */
    private static PixelRect partAround(Document document) {
        Camera camera = document.lens().camera();
        Mesh mesh = document.shape().orElseThrow().mesh();
        Pose toCamera = document.pose().then(document.view());
        Projector projector = new Projector(camera);
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        document.region().flatMap(r -> r.mask().bounds()).ifPresent(m -> {
            grow(box, m.x(), m.y());
            grow(box, m.x() + m.width(), m.y() + m.height());
        });
        float[] v = mesh.vertices();
        for (int i = 0; i < v.length; i += 3) {
            Vector3d p = toCamera.apply(new Vector3d(v[i], v[i + 1], v[i + 2]));
            projector.forward(p.x, p.y, p.z);
            double x = camera.pixelU(projector.x);
            double y = camera.pixelV(projector.y);
            if (projector.depth > 0 && Double.isFinite(x + y)) {
                grow(box, x, y);
            }
        }
        double share = ROOM * Math.max((box[2] - box[0]) / camera.width(), (box[3] - box[1]) / camera.height());
        if (!(share > 0 && share < 1)) {
            return new PixelRect(0, 0, camera.width(), camera.height());
        }
        double width = share * camera.width();
        double height = share * camera.height();
        return new PixelRect(
                Math.max(0, Math.min(camera.width() - width, (box[0] + box[2] - width) / 2)),
                Math.max(0, Math.min(camera.height() - height, (box[1] + box[3] - height) / 2)),
                width,
                height);
    }

    /** @param box left, top, right, bottom */
    private static void grow(double[] box, double x, double y) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
    }

    private static Image image(int width, int height, Source source) {
        double scale = Math.min(1, (double) SIDE / Math.max(width, height));
        int w = Math.max(1, (int) Math.round(scale * width));
        int h = Math.max(1, (int) Math.round(scale * height));
        int[] argb = new int[w * h];
        for (int p = 0; p < argb.length; p++) {
            int color = 0xff;
            for (int c = 0; c < 3; c++) {
                color = color << 8 | Srgb.toSrgbByte(mean(source, p % w, p / w, width, height, w, h, c));
            }
            argb[p] = color;
        }
        return argb(w, h, argb);
    }

    private static float mean(Source source, int x, int y, int width, int height, int w, int h, int channel) {
        float sum = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            double u = (x + (i % SAMPLES + 0.5) / SAMPLES) / w;
            double v = (y + (i / SAMPLES + 0.5) / SAMPLES) / h;
            sum += source.at(Math.min(width - 1, (int) (u * width)), Math.min(height - 1, (int) (v * height)), channel);
        }
        return sum / (SAMPLES * SAMPLES);
    }

    private static int[] pixels(SoftImage drawn) {
        int[] argb = new int[drawn.alpha.length];
        for (int p = 0; p < argb.length; p++) {
            float a = Math.max(0, Math.min(1, drawn.alpha[p]));
            int color = Math.round(255 * a);
            for (int c = 0; c < 3; c++) {
                color = color << 8 | Math.round(a * Srgb.toSrgbByte(drawn.color[3 * p + c]));
            }
            argb[p] = color;
        }
        return argb;
    }

    private static Image argb(int width, int height, int[] pixels) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
