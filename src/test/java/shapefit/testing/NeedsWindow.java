package shapefit.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;

/**
 * A test that opens windows on a screen in memory. It is left out, with the reason, on a machine that lacks JavaFX's native
 * libraries or any font; where the environment says {@code CI=true} it fails there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsWindow.Condition.class)
public @interface NeedsWindow {

    /** Tries to start the toolkit, once. */
    final class Condition implements ExecutionCondition {

        private static Optional<String> problem;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (start().isEmpty() || "true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("windows can be opened");
            }
            return ConditionEvaluationResult.disabled("JavaFX cannot start (" + start().get()
                    + "); apt-get install libgtk-3-0 libgl1 libxtst6 fonts-dejavu-core");
        }

        private static synchronized Optional<String> start() {
            if (problem == null) {
                problem = Optional.empty();
                try {
                    FxToolkit.registerPrimaryStage();
                } catch (Exception | LinkageError e) {
                    problem = Optional.of(String.valueOf(e.getMessage()));
                }
            }
            return problem;
        }
    }
}
