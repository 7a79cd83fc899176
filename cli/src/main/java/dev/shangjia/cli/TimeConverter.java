package dev.shangjia.cli;

import picocli.CommandLine.ITypeConverter;

/** Reads the option {@code --at}. */
final class TimeConverter implements ITypeConverter<JudgingTime> {
  @Override
  public JudgingTime convert(String text) {
    return new JudgingTime(text);
  }
}
