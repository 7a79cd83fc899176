package dev.shangjia.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Templates, words, languages and static files. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private static final int ONE_YEAR_IN_SECONDS = (int) Duration.ofDays(365).toSeconds();
  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }

  /** Of what belongs to no program, such as an invitation; a program's rulebook names its own. */
  @Bean
  static ZoneId marketZone(@Value("${shangjia.zone:Asia/Shanghai}") ZoneId zone) {
    return zone;
  }

  /** Templates are classes beside their module's own, so that they see its views. */
  @Bean
  static TemplateEngine templateEngine() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.shangjia.platform");
    engine.setTrimControlStructures(true);
    return engine;
  }

  @Bean
  static MessageSource messageSource() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames(bundles());
    messages.setDefaultEncoding("UTF-8");
    messages.setDefaultLocale(Locale.ENGLISH);
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  private static String[] bundles() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:words/*_en.properties"))
          .map(resource -> String.valueOf(resource.getFilename()))
          .map(name -> "words/" + name.substring(0, name.length() - "_en.properties".length()))
          .sorted()
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for words", e);
    }
  }

  @Bean
  static LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setDefaultLocaleFunction(
        request -> {
          String accepted = request.getHeader("Accept-Language");
          if (accepted == null) {
            return Locale.SIMPLIFIED_CHINESE;
          }
          Locale best = Locale.lookup(ranges(accepted), LANGUAGES);
          return best == null ? Locale.SIMPLIFIED_CHINESE : best;
        });
    return resolver;
  }

  private static List<Locale.LanguageRange> ranges(String accepted) {
    try {
      return Locale.LanguageRange.parse(accepted).stream()
          .flatMap(
              range ->
                  range.getRange().startsWith("zh")
                      ? java.util.stream.Stream.of(new Locale.LanguageRange("zh-cn"))
                      : java.util.stream.Stream.of(range))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var change = new LocaleChangeInterceptor();
    change.setParamName("lang");
    change.setIgnoreInvalidLocale(true);
    // What could not be read is not read again to say so.
    registry.addInterceptor(change).excludePathPatterns("/error");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCachePeriod(ONE_YEAR_IN_SECONDS)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCachePeriod(ONE_YEAR_IN_SECONDS);
  }
}
