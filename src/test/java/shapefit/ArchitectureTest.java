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
import java.util.Map;
import java.util.Set;

/** The package map of the README, as a test. Whoever adds a package adds a line to both. */
@AnalyzeClasses(packages = "shapefit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** package → the packages it may use. Nothing else, and never upwards. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("cli", Set.of("project", "fit", "render", "raster", "mesh", "camera", "image")),
            entry("bench", Set.of("fit", "render", "raster", "mesh", "camera", "image")),
            entry("project", Set.of("fit", "render", "raster", "mesh", "camera", "image")),
            entry("fit", Set.of("render", "raster", "loss", "optim", "mesh", "camera", "image")),
            entry("loss", Set.of("mesh", "image")),
            entry("optim", Set.of()),
            entry("render", Set.of("raster", "raster.reference", "raster.cpu", "mesh", "camera", "image")),
            entry("raster.reference", Set.of("raster", "mesh", "camera", "image")),
            entry("raster.cpu", Set.of("raster", "raster.kernel", "mesh", "camera", "image")),
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

    @ArchTest
    static final ArchRule picturesAreReadInOnePlace = notOutside("image", "java.awt..", "javax.imageio..")
            .because("two image types are enough: ours and the window's");

    @ArchTest
    static final ArchRule jsonIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("shapefit.project..", "shapefit.cli..", "shapefit.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..")
            .because("what a file says is settled in project; cli and bench print results");

    @ArchTest
    static final ArchRule onlyEntriesKnowTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages("shapefit", "shapefit.cli..", "shapefit.bench..")
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
