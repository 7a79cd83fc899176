package dev.shangjia.engine.expression;

import static dev.shangjia.engine.expression.Function.Parameter.text;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.shangjia.engine.LocalText;
import dev.shangjia.engine.facts.Catalogue;
import dev.shangjia.engine.image.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comparisons of pictures by what their probe saw. */
final class PictureFunctions {
  private static final CelType PICTURES =
      ListType.create(CelTypes.typeOf(Catalogue.Kind.IMAGE.type()));

  static final List<Function> ALL =
      List.of(
          Function.of(
              "samePicture",
              SimpleType.BOOL,
              List.of(text("fingerprint"), text("other")),
              new LocalText(
                  "两张图片的指纹是否表示同一画面，缩放和重新压缩不算不同",
                  "Whether two fingerprints are of one picture, scaled or recompressed or not"),
              "!samePicture('', '')",
              args -> Pictures.same((String) args[0], (String) args[1])),
          new Function(
              "repeatedPictures",
              PICTURES,
              List.of(new Function.Parameter("pictures", PICTURES, List.class)),
              new LocalText("与前面某一张相同的图片", "Those pictures that repeat one before them"),
              "repeatedPictures([]).size() == 0",
              ImmutableSet.of("image"),
              args -> repeated((List<?>) args[0])));

  private PictureFunctions() {}

  private static List<FactStruct> repeated(List<?> pictures) {
    var seen = new ArrayList<FactStruct>();
    var repeated = new ArrayList<FactStruct>();
    for (Object item : pictures) {
      FactStruct picture = (FactStruct) item;
      if (seen.stream().anyMatch(earlier -> isSame(earlier, picture))) {
        repeated.add(picture);
      } else {
        seen.add(picture);
      }
    }
    return repeated;
  }

  /** The same file, or what a viewer takes for the same. */
  private static boolean isSame(FactStruct a, FactStruct b) {
    return isEqual(a.text("sha256"), b.text("sha256"))
        || Pictures.same(a.text("fingerprint").orElse(""), b.text("fingerprint").orElse(""));
  }

  private static boolean isEqual(Optional<String> a, Optional<String> b) {
    return a.isPresent() && a.equals(b);
  }
}
