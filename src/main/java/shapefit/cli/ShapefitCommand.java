package shapefit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself: without a command it says which ones there are. */
@Command(
        name = "shapefit",
        description = "Fits 3-D shapes to pictures with a soft rasterizer.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RenderCommand.class, FitCommand.class, DevicesCommand.class})
public final class ShapefitCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO);
    }
}
