package dev.shangjia.cli;

import dev.shangjia.engine.rulebook.Level;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the option {@code --fail-on}. */
final class LevelConverter implements ITypeConverter<Level> {
  @Override
  public Level convert(String text) {
    return Arrays.stream(Level.values())
        .filter(level -> level.code().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "': "
                        + Arrays.stream(Level.values())
                            .map(Level::code)
                            .collect(Collectors.joining(", "))));
  }
}
