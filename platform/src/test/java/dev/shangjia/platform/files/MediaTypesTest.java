package dev.shangjia.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  @ParameterizedTest
  @CsvSource({
    "'\u0089PNG\r\n\u001a\n', image/png",
    "'\u00ff\u00d8\u00ff\u00e0', image/jpeg",
    "GIF89a, image/gif",
    "'RIFF    WEBPVP8 ', image/webp",
    "'%PDF-1.7', application/pdf",
    "'PK\u0003\u0004....word/document.xml',"
        + " application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "'PK\u0003\u0004....a.txt', application/zip",
    "'<?xml version=\"1.0\"?><svg>', image/svg+xml",
    "'<!DOCTYPE html><p>', text/html",
    "plain words, text/plain",
    "'\u0001\u0002', application/octet-stream",
    "'', application/octet-stream"
  })
  void tellsAContentByHowItBegins(String head, String type) {
    assertThat(MediaTypes.of(head.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(type);
  }
}
