package dev.shangjia.platform;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.contents.ContentsUnavailable;
import dev.shangjia.platform.database.DatabaseUnavailable;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in plain words, without a stack trace, why the server cannot start when that is known. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

  /** The framework hands the context to every reporter; this one has no use for it. */
  StartFailureReporter(@SuppressWarnings("unused") ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    Optional<LocalText> words = words(failure);
    words.ifPresent(TerminalLanguage::complain);
    return words.isPresent();
  }

  private static Optional<LocalText> words(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> ofCause(cause).stream())
        .findFirst();
  }

  private static Optional<LocalText> ofCause(Throwable cause) {
    return switch (cause) {
      case DatabaseUnavailable database -> Optional.of(database.fault().words());
      case ContentsUnavailable contents -> Optional.of(contents.fault().words());
      case PortInUseException port ->
          Optional.of(
              new LocalText(
                  "端口 %d 已被占用。请用 --port 指定其他端口。".formatted(port.getPort()),
                  "Port %d is taken. Choose another with --port.".formatted(port.getPort())));
      default -> Optional.empty();
    };
  }
}
