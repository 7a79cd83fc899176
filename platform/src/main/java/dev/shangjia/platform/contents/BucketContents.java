package dev.shangjia.platform.contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * In a bucket, one object each. The bucket's server answers when an object is whole and kept.
 * Drafts lie on the local disk.
 */
final class BucketContents implements ContentStore {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The longest silence while bytes come. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final S3Client s3;
  private final BucketSettings settings;
  private final Path drafts;

  private BucketContents(S3Client s3, BucketSettings settings, Path drafts) {
    this.s3 = s3;
    this.settings = settings;
    this.drafts = drafts;
  }

  static BucketContents open(BucketSettings settings, Path drafts) {
    // Others than Amazon's servers need not know its newer checksums; the signature covers the
    // body.
    S3ClientBuilder client =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.pathStyle())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE));
    if (settings.endpoint() != null) {
      client.endpointOverride(settings.endpoint());
    }
    return new BucketContents(client.build(), settings, drafts);
  }

  private static AwsCredentialsProvider credentials(BucketSettings settings) {
    if (settings.accessKey() == null || settings.secretKey() == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  @Override
  public Path draft() throws IOException {
    return DiskContents.draftIn(drafts);
  }

  @Override
  public void keep(Path draft, String path) throws IOException {
    asking("kept", path, () -> s3.putObject(to -> to.bucket(bucket()).key(key(path)), draft));
    Files.delete(draft);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return asking("read", path, () -> s3.getObject(from -> from.bucket(bucket()).key(key(path))));
  }

  @Override
  public Optional<Path> inPlace(String path) {
    return Optional.empty();
  }

  @Override
  public void delete(String path) throws IOException {
    asking("deleted", path, () -> s3.deleteObject(what -> what.bucket(bucket()).key(key(path))));
  }

  @Override
  public List<String> paths() throws IOException {
    return asking(
        "listed",
        "",
        () ->
            s3
                .listObjectsV2Paginator(what -> what.bucket(bucket()).prefix(settings.prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(settings.prefix().length()))
                .sorted()
                .toList());
  }

  @Override
  public void probe() throws IOException {
    asking("found", "", () -> s3.headBucket(what -> what.bucket(bucket())));
  }

  private String bucket() {
    return settings.bucket();
  }

  private String key(String path) {
    return settings.prefix() + path;
  }

  /** What is asked of the bucket's server. */
  private interface Question<T> {
    T ask();
  }

  private <T> T asking(String done, String path, Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (NoSuchKeyException absent) {
      throw new NoSuchFileException(this + "/" + path);
    } catch (SdkException refused) {
      var failed =
          new FileSystemException(
              this + "/" + path, null, "not %s: %s".formatted(done, refused.getMessage()));
      failed.initCause(refused);
      throw failed;
    }
  }

  @Override
  public void close() {
    s3.close();
  }

  @Override
  public String toString() {
    String server = settings.endpoint() == null ? "s3:/" : settings.endpoint().toString();
    return server
        + "/"
        + bucket()
        + (settings.prefix().isEmpty() ? "" : "/" + settings.prefix().replaceAll("/$", ""));
  }
}
