-- A photograph of a recall has more hashes than its own: those of its views.
update recall set pictures = (
  select jsonb_agg(jsonb_build_object('url', p -> 'url', 'hashes', jsonb_build_object('own', jsonb_build_array(p -> 'pdq'), 'trimmed', '[]'::jsonb,
    'views', '{"crops": [], "strips": [], "parts": []}'::jsonb)))
  from jsonb_array_elements(pictures) as p)
where pictures <> '[]';
