/** What of Plot is drawn with: a chunk of its own, which is fetched once there is a chart to draw. */
export {
  areaY,
  axisX,
  axisY,
  barX,
  dot,
  gridX,
  gridY,
  lineY,
  plot,
  rectY,
  ruleX,
  ruleY,
  text,
  tickX,
} from '@observablehq/plot';
