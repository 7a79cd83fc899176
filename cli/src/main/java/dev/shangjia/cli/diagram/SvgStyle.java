package dev.shangjia.cli.diagram;

/** How drawings look: colours on light and on dark ground, fonts, arrow heads. */
final class SvgStyle {
  private SvgStyle() {}

  /** The parts of an SVG that say so. */
  static final String TEXT =
      """
      <style>
      .procedure {
        --paper: #ffffff; --ink: #1f2733; --faint: #566273; --line: #76828f; --played: #c2410c;
        --collect: #e6f0fe; --collect-line: #2f6bd8; --review: #f0eafd; --review-line: #7a4bd6;
        --rollout: #e2f5e9; --rollout-line: #1f8a4f; --effect: #fdeedd; --effect-line: #c56210;
        --end: #e8ecf1; --end-line: #46556a; --bar: #46556a;
        font-family: 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif;
      }
      @media (prefers-color-scheme: dark) {
        .procedure {
          --paper: #10161f; --ink: #e8edf4; --faint: #a9b5c4; --line: #8593a5; --played: #fb923c;
          --collect: #14284a; --collect-line: #6ea3f7; --review: #2a1f4a; --review-line: #a98bf2;
          --rollout: #123325; --rollout-line: #54c28a; --effect: #3c2611; --effect-line: #ef9d52;
          --end: #222c39; --end-line: #b4c0cf; --bar: #b4c0cf;
        }
      }
      .paper, .ground { fill: var(--paper); }
      .head { font-size: 18px; font-weight: 600; fill: var(--ink); }
      .title { font-size: 14px; font-weight: 600; fill: var(--ink); text-anchor: middle; }
      .detail { font-size: 11.5px; fill: var(--faint); text-anchor: middle; }
      .legend { font-size: 11.5px; fill: var(--faint); }
      .label .detail { fill: var(--ink); }
      .box { stroke-width: 1.5; }
      .ring { fill: none; stroke: var(--end-line); stroke-width: 1; }
      .collect .box { fill: var(--collect); stroke: var(--collect-line); }
      .review .box { fill: var(--review); stroke: var(--review-line); }
      .rollout .box { fill: var(--rollout); stroke: var(--rollout-line); }
      .effect .box { fill: var(--effect); stroke: var(--effect-line); }
      .answer .box { fill: var(--paper); stroke: var(--collect-line); stroke-dasharray: 5 3; }
      .anywhere .box { fill: var(--paper); stroke: var(--line); stroke-dasharray: 5 3; }
      .start .box { fill: var(--paper); stroke: var(--end-line); }
      .end .box { fill: var(--end); stroke: var(--end-line); }
      .fork .box, .join .box { fill: var(--bar); stroke: none; }
      .played .box { stroke: var(--played); stroke-width: 3; }
      .edge { fill: none; stroke: var(--line); stroke-width: 1.5; }
      .edge.time { stroke-dasharray: 6 4; }
      .edge.played { stroke: var(--played); stroke-width: 3; }
      .tip { fill: var(--line); }
      .tip.played { fill: var(--played); }
      </style>
      <defs>
      <marker id='action' viewBox='0 0 10 10' refX='9' refY='5' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10' orient='auto'><path class='tip' d='M0 0L10 5L0 10z'/></marker>
      <marker id='time' viewBox='0 0 10 10' refX='9' refY='5' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10' orient='auto'><path class='tip' d='M0 0L10 5L0 10z'/></marker>
      <marker id='return' viewBox='0 0 10 10' refX='9' refY='5' markerUnits='userSpaceOnUse' markerWidth='10' markerHeight='10' orient='auto'><path class='tip' d='M0 0L10 5L0 10z'/></marker>
      <marker id='played' viewBox='0 0 10 10' refX='8' refY='5' markerUnits='userSpaceOnUse' markerWidth='13' markerHeight='13' orient='auto'><path class='tip played' d='M0 0L10 5L0 10z'/></marker>
      </defs>
      """;
}
