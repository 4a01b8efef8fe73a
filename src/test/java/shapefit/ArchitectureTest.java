package shapefit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The package map of the README, as a test. Whoever adds a package adds a line to both. */
@AnalyzeClasses(packages = "shapefit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** What the window is made of, apart from itself. */
    private static final Set<String> BELOW_APP =
            Set.of("project", "fit", "render", "raster", "loss", "optim", "mesh", "camera", "image");

    private static final Set<String> APP = union(
            "app.files",
            "app.viewport",
            "app.inputs",
            "app.runs",
            "app.inspector",
            "app.timeline",
            "app.fit",
            "app.devices",
            "app.document",
            "app.widgets",
            "app.theme",
            "app.advice");

    /** package → the packages it may use. Nothing else, and never upwards. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("app", APP),
            entry("app.files", union("app.document")),
            entry("app.viewport", union("app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.inputs", union("app.files", "app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.runs", union("app.files", "app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.inspector", union("app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.timeline", union("app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.advice", union("app.fit", "app.document", "app.theme", "app.widgets")),
            entry("app.devices", union("app.fit", "app.widgets")),
            entry("app.fit", union("app.document")),
            entry("app.document", BELOW_APP),
            entry("app.widgets", Set.of("app.theme")),
            entry("app.theme", Set.of()),
            entry("cli", Set.of("project", "fit", "render", "raster", "mesh", "camera", "image")),
            entry("bench", Set.of("fit", "render", "raster", "mesh", "camera", "image")),
            entry("experiment", Set.of("project", "fit", "render", "raster", "loss", "mesh", "camera", "image")),
            entry("project", Set.of("fit", "render", "raster", "mesh", "camera", "image")),
            entry("fit", Set.of("render", "raster", "loss", "optim", "mesh", "camera", "image")),
            entry("loss", Set.of("mesh", "image")),
            entry("optim", Set.of()),
            entry(
                    "render",
                    Set.of(
                            "raster",
                            "raster.reference",
                            "raster.cpu",
                            "raster.opencl",
                            "raster.opencl.probe",
                            "mesh",
                            "camera",
                            "image")),
            entry("raster.reference", Set.of("raster", "mesh", "camera", "image")),
            entry("raster.cpu", Set.of("raster", "raster.tiles", "raster.kernel", "mesh", "camera", "image")),
            entry("raster.opencl", Set.of("raster", "raster.tiles", "raster.kernel")),
            entry("raster.opencl.probe", Set.of("raster.opencl", "raster.reference", "raster")),
            entry("raster.tiles", Set.of("raster")),
            entry("raster.kernel", Set.of()),
            entry("raster", Set.of("mesh", "camera", "image")),
            entry("mesh", Set.of()),
            entry("camera", Set.of()),
            entry("image", Set.of()));

    @ArchTest
    static void arrowsPointDown(JavaClasses classes) {
        LayeredArchitecture house = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitectureIgnoring("shapefit")
                .withOptionalLayers(true); // until every package exists
        for (String name : MAY_USE.keySet()) {
            boolean hasParts = MAY_USE.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
            house = house.layer(name).definedBy("shapefit." + name + (hasParts ? "" : ".."));
        }
        for (var line : MAY_USE.entrySet()) {
            String[] used = line.getValue().toArray(String[]::new);
            house = used.length == 0
                    ? house.whereLayer(line.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(line.getKey()).mayOnlyAccessLayers(used);
        }
        house.check(classes);
    }

    private static Set<String> union(String... regions) {
        Set<String> all = new HashSet<>(BELOW_APP);
        all.addAll(Set.of(regions));
        return all;
    }

    @ArchTest
    static final ArchRule onlyTheStudioHasAWindow = notOutside(
                    "app", "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
            .because("the core also runs where there is no display");

    @ArchTest
    static final ArchRule picturesAreReadInOnePlace = notOutside("image", "java.awt..", "javax.imageio..")
            .because("two image types are enough: ours and the window's");

    @ArchTest
    static final ArchRule aparapiIsKnownInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("shapefit.raster.opencl")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.aparapi..")
            .because("its traps are met there once");

    @ArchTest
    static final ArchRule jsonIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "shapefit.project..", "shapefit.cli..", "shapefit.bench..", "shapefit.experiment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..")
            .because("what a file says is settled in project; the entries print results");

    @ArchTest
    static final ArchRule onlyEntriesKnowTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages("shapefit", "shapefit.cli..", "shapefit.bench..", "shapefit.experiment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..")
            .because("the core also runs inside a window");

    @ArchTest
    static final ArchRule kernelMathIsArithmetic = noClasses()
            .that()
            .resideInAPackage("shapefit.raster.kernel..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Math")
            .allowEmptyShould(true)
            .because("Aparapi cannot translate it in a helper class, and then quietly leaves the device");

    private static ArchRule notOutside(String home, String... guests) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("shapefit." + home + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(guests);
    }
}
