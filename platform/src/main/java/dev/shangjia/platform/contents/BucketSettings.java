package dev.shangjia.platform.contents;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bucket that speaks S3.
 *
 * @param bucket its name
 * @param endpoint its server; without one, Amazon's of the region
 * @param region that requests are signed for
 * @param accessKey who asks; without one, as the SDK finds it in environment, files and the machine
 * @param secretKey what the requests of that one are signed with
 * @param prefix what all keys begin with, such as {@code shangjia/}
 * @param pathStyle whether the bucket stands in the path of addresses instead of the host
 */
record BucketSettings(
    String bucket,
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("") String prefix,
    @DefaultValue("false") boolean pathStyle) {
  static final String PREFIX = "shangjia.files.s3";
}
